/** The endpoints of assistants, and assistants as clients see and write them. */
@NullMarked
package dev.docent.api.assistant.request;

import org.jspecify.annotations.NullMarked;
