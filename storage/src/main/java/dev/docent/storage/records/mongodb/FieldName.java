package dev.docent.storage.records.mongodb;

import java.util.regex.Pattern;

/**
 * Names of fields that users chose, in characters that any server takes: a dot, a dollar sign and a zero would be taken for
 * something else, and stand as a percent sign and two digits, as does the percent sign.
 */
final class FieldName {

    private static final Pattern SPECIAL = Pattern.compile("[.$%\\x00]");
    private static final Pattern ESCAPED = Pattern.compile("%([0-9A-F]{2})");

    private FieldName() {}

    static String escaped(String name) {
        return SPECIAL.matcher(name)
                .replaceAll(found -> "%%%02X".formatted((int) found.group().charAt(0)));
    }

    static String unescaped(String name) {
        return ESCAPED.matcher(name)
                .replaceAll(found -> java.util.regex.Matcher.quoteReplacement(
                        String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
