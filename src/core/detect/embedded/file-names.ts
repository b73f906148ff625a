import { languageOf } from '../../syntax/grammars.js';

/** Documents that hold scripts, by their names; paths with forward slashes. */
export const DOCUMENTS = {
  notebook: /\.ipynb$/i,
  component: /\.(?:vue|svelte|astro)$/i,
  dockerfile: /(?:^|\/)(?:[^/]*\.)?(?:Dockerfile|Containerfile)(?:\.[^/]*)?$/i,
  makefile: /(?:^|\/)(?:GNU)?[Mm]akefile(?:\.[\w-]+)?$|\.(?:mk|make)$/,
  package: /(?:^|\/)package\.json$/,
} as const;

/** Pipelines, by the service that reads them. */
export const PIPELINES = {
  github: /(?:^|\/)\.(?:github|gitea|forgejo)\/workflows\/[^/]+\.ya?ml$|(?:^|\/)action\.ya?ml$/,
  gitlab: /(?:^|\/)(?:[^/]*\.gitlab-ci|gitlab-ci[^/]*)\.ya?ml$|(?:^|\/)\.gitlab\/.+\.ya?ml$/,
  cloudbuild: /(?:^|\/)[^/]*cloudbuild[^/]*\.ya?ml$/i,
  circleci: /(?:^|\/)\.circleci\/.+\.ya?ml$/,
  azure: /(?:^|\/)[^/]*azure-pipelines[^/]*\.ya?ml$|(?:^|\/)\.azure(?:-pipelines|-devops|devops)?\/.+\.ya?ml$/,
  codebuild: /(?:^|\/)[^/]*buildspec[^/]*\.ya?ml$/i,
  bitbucket: /(?:^|\/)bitbucket-pipelines\.ya?ml$/,
} as const;

const NAMES: readonly RegExp[] = [...Object.values(DOCUMENTS), ...Object.values(PIPELINES)];

/** A document of a kind that may hold scripts. */
export const isHost = (file: string): boolean => NAMES.some((name) => name.test(file));

/** A file without an ending: it may be a script whose first line says so. */
export const mayBeScript = (file: string): boolean => /^[^.]+$/.test(file.slice(file.lastIndexOf('/') + 1));

/** Whether a file is worth reading, by its name: source, a document that may hold scripts, or a name without an ending. */
export const mayHoldCode = (file: string): boolean =>
  languageOf(file) !== undefined || isHost(file) || mayBeScript(file);
