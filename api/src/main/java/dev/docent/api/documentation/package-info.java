/** The generated documentation of the API. */
@NullMarked
package dev.docent.api.documentation;

import org.jspecify.annotations.NullMarked;
