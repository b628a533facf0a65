/** What happens at the start: certificates, the lock of the data folder, the table of parts. */
@NullMarked
package dev.docent.api.launch;

import org.jspecify.annotations.NullMarked;
