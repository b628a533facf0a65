package dev.docent.api.account;

import java.text.Normalizer;
import java.util.Locale;

/** Writes e-mail addresses so that two that differ in case or composition only are one. */
public final class EmailAddress {

    /** The message about a text that is no address. */
    public static final String INVALID = "must be an e-mail address, such as anna@example.com";

    /** One {@code @} between a local part and a domain, without spaces and control characters. */
    public static final String PATTERN = "^[^\\s\\p{C}@<>,;\"]{1,64}@[^\\s\\p{C}@<>,;\"]{1,189}$";

    private EmailAddress() {}

    public static String normalize(String address) {
        return Normalizer.normalize(address.strip(), Normalizer.Form.NFC).toLowerCase(Locale.ROOT);
    }
}
