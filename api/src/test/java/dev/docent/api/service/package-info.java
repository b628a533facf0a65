/** The whole service in one process, asked over HTTP as its clients ask it. */
@NullMarked
package dev.docent.api.service;

import org.jspecify.annotations.NullMarked;
