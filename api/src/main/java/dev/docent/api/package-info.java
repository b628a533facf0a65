/** The HTTP service. */
@ApplicationModule(
        allowedDependencies = {"runtime", "storage :: *", "retrieval", "retrieval :: *", "ingestion", "ingestion :: *"})
@NullMarked
package dev.docent.api;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
