/** Chat models of providers behind Spring AI's interface. */
@NamedInterface
@NullMarked
package dev.docent.retrieval.chat;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
