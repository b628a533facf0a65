package dev.docent.ingestion.extraction.mrz;

import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The codes of states and organizations of ICAO Doc 9303-3, section 5. */
final class StateCodes {

    /** Codes in addition to those of ISO 3166-1; UTO is the state of specimens. */
    private static final Set<String> FURTHER = Set.of(
            "D<<", "EUE", "GBD", "GBN", "GBO", "GBP", "GBS", "RKS", "UNA", "UNK", "UNO", "UTO", "XBA", "XIM", "XCC",
            "XCE", "XCO", "XEC", "XES", "XMP", "XOM", "XPO", "XDC", "XXA", "XXB", "XXC", "XXX", "IAO", "ZIM");

    private static final Set<String> ALL = Stream.concat(
                    Locale.getISOCountries(IsoCountryCode.PART1_ALPHA3).stream(), FURTHER.stream())
            .collect(Collectors.toUnmodifiableSet());

    private StateCodes() {}

    /** {@return whether the code is assigned} */
    static boolean isKnown(String code) {
        return ALL.contains(code);
    }

    /** {@return whether the code is assigned and no other assigned code looks like it} */
    static boolean isUnmistakable(String code) {
        return isKnown(code)
                && ALL.stream()
                        .noneMatch(other -> !other.equals(code) && Confusions.distance(code, other) <= code.length());
    }
}
