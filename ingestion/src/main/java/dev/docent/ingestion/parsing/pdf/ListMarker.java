package dev.docent.ingestion.parsing.pdf;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The marker at the beginning of a list item.
 *
 * @param marker a hyphen for any bullet, or the number as displayed
 * @param rest the line after the marker
 */
record ListMarker(String marker, String rest) {

    private static final Pattern BULLET =
            Pattern.compile("^(?:[•‣▪▫◦●○■□➢➤✓·∙\uF0B7\uF0A7]\\s*|[-–—*]\\s+)(?<rest>\\S.*)$");
    private static final Pattern NUMBER =
            Pattern.compile("^(?<marker>\\(?(?:\\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)])\\s+(?<rest>\\S.*)$");
    private static final Pattern ALONE =
            Pattern.compile("[•‣▪▫◦●○■□➢➤✓·∙\uF0B7\uF0A7*–-]|\\(?(?:\\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)]");

    /** The number of lines within which the second item of a list begins. */
    private static final int LONGEST_ITEM = 12;

    static Optional<ListMarker> of(String line) {
        var bullet = BULLET.matcher(line);
        if (bullet.matches()) {
            return Optional.of(new ListMarker("-", bullet.group("rest")));
        }
        var number = NUMBER.matcher(line);
        return number.matches()
                ? Optional.of(new ListMarker(number.group("marker"), number.group("rest")))
                : Optional.empty();
    }

    /** {@return whether the text is a marker without its item} */
    static boolean isMarker(String text) {
        return ALONE.matcher(text).matches();
    }

    boolean isBullet() {
        return marker.equals("-");
    }

    /** {@return whether the marker is the first of a numbering that the following lines continue} */
    boolean beginsList(List<Line> following) {
        var number = marker.replaceAll("[^\\p{L}\\p{N}]", "");
        if (!number.equals("1") && !number.equalsIgnoreCase("a")) {
            return false;
        }
        var second = marker.replace(number, Character.toString(number.charAt(0) + 1)) + " ";
        return following.stream()
                .limit(LONGEST_ITEM)
                .anyMatch(line -> line.text().startsWith(second));
    }
}
