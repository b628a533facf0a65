/** What a tenant notices of others, and how much the service answers. */
@NullMarked
package dev.docent.bench.load;

import org.jspecify.annotations.NullMarked;
