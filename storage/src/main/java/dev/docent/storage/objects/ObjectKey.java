package dev.docent.storage.objects;

import java.util.regex.Pattern;

/**
 * Names stored bytes: segments of letters, digits, {@code . _ -}, joined by slashes, such as
 * {@code originals/0193…/0194…}.
 *
 * <p>No segment is empty, starts with a dot or is longer than 128 characters, so that a key can name a file below a
 * root folder and nothing outside it. Keys are made of ids, never of file names that users choose.
 *
 * @param value the whole key, at most 512 characters
 */
public record ObjectKey(String value) {

    private static final Pattern VALID =
            Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,127}(/[A-Za-z0-9_-][A-Za-z0-9._-]{0,127})*");

    public ObjectKey {
        if (!isValid(value)) {
            throw new IllegalArgumentException("Not a key of an object: " + value);
        }
    }

    /** {@return whether the text spells a key} */
    public static boolean isValid(String text) {
        return text.length() <= 512 && VALID.matcher(text).matches();
    }

    /** {@return the key of these segments, each of them valid by itself} */
    public static ObjectKey of(String... segments) {
        return new ObjectKey(String.join("/", segments));
    }

    @Override
    public String toString() {
        return value;
    }
}
