/** The module that the shell's front end imports every program from that the script itself does not define. */
export const PROGRAMS = '$PATH';
