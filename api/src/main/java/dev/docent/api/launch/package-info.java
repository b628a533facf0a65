/** The start of the service: certificates, the lock of the data folder, and the table of adapters. */
@NullMarked
package dev.docent.api.launch;

import org.jspecify.annotations.NullMarked;
