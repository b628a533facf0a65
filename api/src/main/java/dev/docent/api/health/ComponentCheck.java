package dev.docent.api.health;

import java.util.function.Supplier;

/**
 * A part of the service, looked at cheaply.
 *
 * @param name as clients know it
 * @param adapter looks, and answers which adapter is in use; fails when the part is down
 */
record ComponentCheck(String name, Supplier<String> adapter) {}
