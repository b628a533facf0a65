/** Durable storage: records and objects. */
@ApplicationModule(allowedDependencies = "runtime")
@NullMarked
package dev.docent.storage;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
