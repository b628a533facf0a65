/** What holds documents: archives and mails, taken apart within limits; and folders, compared with what is there. */
@NamedInterface
@NullMarked
package dev.docent.ingestion.source;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
