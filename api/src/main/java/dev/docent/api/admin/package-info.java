/** What those who run the service see and do. */
@NullMarked
package dev.docent.api.admin;

import org.jspecify.annotations.NullMarked;
