/** Search over passages and grounded answers to questions. */
@ApplicationModule(allowedDependencies = "runtime")
@NullMarked
package dev.docent.retrieval;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
