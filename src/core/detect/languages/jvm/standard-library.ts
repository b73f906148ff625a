import type { StandardLibrary } from '../front-end.js';

/** What of the Java class library gives plain data ("Java SE API Specification"); Kotlin and Scala use it too. */
export const JAVA_LIBRARY: StandardLibrary = {
  environmentObjects: [],
  environmentCalls: ['System.getenv', 'java.lang.System.getenv'],
  passThrough: {
    'java.util.Objects.requireNonNull': 0,
    'java.util.Optional.of': 0,
    'java.util.Optional.ofNullable': 0,
    'java.util.concurrent.CompletableFuture.completedFuture': 0,
    'java.net.URI.create': 0,
    'java.net.URI': 0,
    'java.io.FileInputStream': 0,
    'java.nio.file.Paths.get': 0,
    'java.nio.file.Path.of': 0,
    'java.nio.file.Files.newInputStream': 0,
    'String.valueOf': 0,
    'com.google.common.base.Preconditions.checkNotNull': 0,
  },
  objectBuilders: [],
};
