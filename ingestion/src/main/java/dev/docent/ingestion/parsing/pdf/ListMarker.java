package dev.docent.ingestion.parsing.pdf;

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
}
