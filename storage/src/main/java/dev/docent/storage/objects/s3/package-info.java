/** Objects in a bucket of Amazon S3 or of a compatible server. */
@NullMarked
package dev.docent.storage.objects.s3;

import org.jspecify.annotations.NullMarked;
