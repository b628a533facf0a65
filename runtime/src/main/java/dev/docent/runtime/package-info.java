/** Background work and durable files: what every module needs and no library has. */
@ApplicationModule(allowedDependencies = {})
@NullMarked
package dev.docent.runtime;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
