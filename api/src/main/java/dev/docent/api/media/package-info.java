/** Images and audio of accounts: uploaded, kept without metadata, and served by links that expire. */
@NullMarked
package dev.docent.api.media;

import org.jspecify.annotations.NullMarked;
