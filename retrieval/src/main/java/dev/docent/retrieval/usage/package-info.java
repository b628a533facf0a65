/** The tokens that hosted models count, by account, and the budgets of accounts. */
@NamedInterface
@NullMarked
package dev.docent.retrieval.usage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
