/** What is built around the service: the container and its manifests. */
@NullMarked
package dev.docent.api.deployment;

import org.jspecify.annotations.NullMarked;
