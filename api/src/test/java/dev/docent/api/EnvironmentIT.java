package dev.docent.api;

/** What {@link EnvironmentTest} requires, where the built jar is tested. */
class EnvironmentIT extends EnvironmentTest {}
