package dev.docent.ingestion.extraction.page;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The currencies of amounts in a text: codes and signs. */
public final class Currencies {

    private static final Pattern CODE = Pattern.compile(
            "(?<!\\p{L})(EUR|USD|GBP|CHF|INR|AED|JPY|CAD|AUD|NZD|PLN|SEK|NOK|DKK|CZK|HUF|TRY|ZAR|SGD|HKD|CNY|BRL|MXN)(?!\\p{L})");
    private static final Map<String, String> SYMBOLS =
            Map.of("€", "EUR", "$", "USD", "£", "GBP", "¥", "JPY", "₹", "INR");

    private Currencies() {}

    /** {@return the ISO 4217 code of the currency that the text names; the dollar sign is taken for the US dollar} */
    public static Optional<String> in(String text) {
        var code = CODE.matcher(text);
        return code.find()
                ? Optional.of(code.group(1))
                : SYMBOLS.entrySet().stream()
                        .filter(symbol -> text.contains(symbol.getKey()))
                        .map(Map.Entry::getValue)
                        .findFirst();
    }
}
