/** How well passages are found and questions answered, on collections with known answers. */
@NullMarked
package dev.docent.bench.evaluation;

import org.jspecify.annotations.NullMarked;
