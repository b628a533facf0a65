package dev.docent.storage.objects;

import java.util.regex.Pattern;

/**
 * The key of an object: segments of letters, digits and {@code . _ -}, joined by slashes, such as
 * {@code originals/0193…/0194…}.
 *
 * <p>No segment is empty, begins with a dot, or is longer than 128 characters, so a key cannot name a file outside a root
 * folder. Keys consist of ids, never of file names that users choose.
 *
 * @param value at most 512 characters
 */
public record ObjectKey(String value) {

    private static final Pattern VALID =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,127})*");

    public ObjectKey {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not an object key: " + value);
        }
    }

    /** {@return whether the text is a key} */
    public static boolean isValid(String text) {
        return text.length() <= 512 && VALID.matcher(text).matches();
    }

    /** {@return the key that consists of these segments} */
    public static ObjectKey of(String... segments) {
        return new ObjectKey(String.join("/", segments));
    }

    @Override
    public String toString() {
        return value;
    }
}
