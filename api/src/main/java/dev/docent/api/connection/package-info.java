/** Limits of connections and requests, so that slow or greedy clients leave room for others. */
@NullMarked
package dev.docent.api.connection;

import org.jspecify.annotations.NullMarked;
