/** Chat models of providers behind Spring AI's interface, and what that interface has no words for. */
@NamedInterface
@NullMarked
package dev.docent.retrieval.chat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
