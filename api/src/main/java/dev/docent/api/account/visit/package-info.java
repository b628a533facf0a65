/** The first visit to the page, before anybody has registered. */
@NullMarked
package dev.docent.api.account.visit;

import org.jspecify.annotations.NullMarked;
