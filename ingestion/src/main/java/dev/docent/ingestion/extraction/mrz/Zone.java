package dev.docent.ingestion.extraction.mrz;

/**
 * A machine-readable zone of a known format.
 *
 * @param read its lines, joined
 * @param text the same, with each part reduced to its alphabet where a character looks alike
 * @param fitted whether characters were added or deleted to reach the width of the format
 * @param misfits number of characters that their part may not have
 */
record Zone(ZoneFormat format, String read, String text, boolean fitted, int misfits) {

    /** {@return the zone of the joined lines} */
    static Zone of(ZoneFormat format, String joined, boolean fitted) {
        var text = new StringBuilder(joined);
        int misfits = 0;
        for (var part : format.parts().entrySet()) {
            var alphabet = part.getKey().alphabet();
            for (int i = part.getValue().from(); i < part.getValue().to(); i++) {
                text.setCharAt(i, alphabet.nearest(joined.charAt(i)));
                misfits += alphabet.has(text.charAt(i)) ? 0 : 1;
            }
        }
        return new Zone(format, joined, text.toString(), fitted, misfits);
    }

    boolean has(ZonePart part) {
        return format.parts().containsKey(part);
    }

    /** {@return the characters of a part that the format has} */
    String of(ZonePart part) {
        return span(part).of(text);
    }

    /** {@return whether a part had characters that are not in its alphabet} */
    boolean isReplaced(ZonePart part) {
        return !span(part).of(read).equals(of(part));
    }

    ZoneFormat.Span span(ZonePart part) {
        return format.span(part);
    }

    /** {@return whether the check digit of a part matches} */
    boolean matches(ZonePart part, ZonePart check) {
        return CheckDigit.of(of(part)) == of(check).charAt(0);
    }

    /** {@return whether the check digit of the optional data matches; it may be a filler if there are none} */
    boolean optionalMatches() {
        return !has(ZonePart.OPTIONAL_CHECK)
                || matches(ZonePart.OPTIONAL, ZonePart.OPTIONAL_CHECK)
                || (of(ZonePart.OPTIONAL_CHECK).charAt(0) == Alphabet.FILLER
                        && of(ZonePart.OPTIONAL).replace("<", "").isEmpty());
    }

    /** {@return whether the check digit over all checked parts matches; true if the format has none} */
    boolean compositeMatches() {
        return !format.hasComposite()
                || CheckDigit.of(format.composite(text))
                        == of(ZonePart.COMPOSITE_CHECK).charAt(0);
    }

    /** {@return this zone with the number that its check digit confirms} */
    Zone with(ZoneNumber number) {
        int length = span(ZonePart.NUMBER).to() - span(ZonePart.NUMBER).from();
        return number.value().length() < length
                ? this
                : new Zone(
                        format,
                        read,
                        span(ZonePart.NUMBER).replaced(text, number.value().substring(0, length)),
                        fitted,
                        misfits);
    }

    /** {@return how well the characters fit the format; a larger score is better} */
    int score() {
        int score = -misfits - (fitted ? 2 : 0);
        score += ZoneNumber.matches(this) ? 4 : 0;
        score += matches(ZonePart.BIRTH, ZonePart.BIRTH_CHECK) ? 4 : 0;
        score += matches(ZonePart.EXPIRY, ZonePart.EXPIRY_CHECK) ? 4 : 0;
        score += format.hasComposite() && compositeMatches() ? 4 : 0;
        score += "MF<".contains(of(ZonePart.SEX)) ? 1 : 0;
        score += StateCodes.isKnown(of(ZonePart.STATE)) ? 1 : 0;
        score += StateCodes.isKnown(of(ZonePart.NATIONALITY)) ? 1 : 0;
        return score + (format.isVisa() == of(ZonePart.CODE).startsWith("V") ? 1 : 0);
    }
}
