/** The tokens of hosted models: recorded by account and day, limited by budgets, and listed for administrators. */
@NullMarked
package dev.docent.api.usage;

import org.jspecify.annotations.NullMarked;
