package dev.docent.api.account.mail;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The languages of mails. */
public enum MailLanguage {
    ENGLISH,
    GERMAN;

    /** {@return the language that a client prefers} @param acceptLanguage the header of the request; null for English */
    public static MailLanguage of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null) {
            return ENGLISH;
        }
        try {
            var preferred =
                    Locale.lookup(Locale.LanguageRange.parse(acceptLanguage), List.of(Locale.ENGLISH, Locale.GERMAN));
            return Locale.GERMAN.equals(preferred) ? GERMAN : ENGLISH;
        } catch (IllegalArgumentException malformed) {
            return ENGLISH;
        }
    }
}
