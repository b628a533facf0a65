/** What every module needs and no library has: background work, durable files, and the choice of adapters. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.docent.runtime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
