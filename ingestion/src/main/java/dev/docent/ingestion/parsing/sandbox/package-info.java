/**
 * Confines a process with what the Linux kernel offers to processes without privileges: Landlock, seccomp and resource
 * limits.
 */
@NamedInterface
@NullMarked
package dev.docent.ingestion.parsing.sandbox;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
