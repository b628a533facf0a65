/** From uploaded bytes to searchable passages: the use cases. */
@ApplicationModule(allowedDependencies = {"runtime", "storage :: *", "retrieval", "retrieval :: *"})
@NullMarked
package dev.docent.ingestion;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
