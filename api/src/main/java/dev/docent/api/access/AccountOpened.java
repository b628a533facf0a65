package dev.docent.api.access;

/**
 * An account was made. Who hears of it prepares what every account has; a crash may come in between, so that such things
 * are also made when they are first missed.
 *
 * @param account its id
 */
public record AccountOpened(String account) {}
