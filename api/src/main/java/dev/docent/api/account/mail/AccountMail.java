package dev.docent.api.account.mail;

/** The mails about accounts, as plain text. */
public enum AccountMail {
    PASSWORD_RESET("reset-password", "Choose a new password", """
            Somebody, probably you, asked for a new password for this address. Choose one within an hour:

            %s

            The token is %s

            If it was not you, ignore this mail: the password stays as it is.
            """, "Neues Passwort wählen", """
            Jemand, vermutlich Sie, hat für diese Adresse ein neues Passwort angefordert. Wählen Sie es innerhalb einer Stunde:

            %s

            Das Token ist %s

            Wenn Sie es nicht waren, ignorieren Sie diese Mail: Das Passwort bleibt, wie es ist.
            """),

    ADDRESS_VERIFICATION("verify-email", "Confirm your address", """
            Somebody, probably you, registered with this address. Confirm it within a day:

            %s

            The token is %s

            If it was not you, ignore this mail, and do not open the link.
            """, "Adresse bestätigen", """
            Jemand, vermutlich Sie, hat sich mit dieser Adresse registriert. Bestätigen Sie sie innerhalb eines Tages:

            %s

            Das Token ist %s

            Wenn Sie es nicht waren, ignorieren Sie diese Mail und öffnen Sie den Link nicht.
            """),

    LOGIN_EXISTS("reset-password", "You are registered already", """
            Somebody, probably you, registered with this address, which has a login already. Sign in with its password, or choose \
            a new one within an hour:

            %s

            The token is %s

            If it was not you, ignore this mail: nothing has changed.
            """, "Sie sind bereits registriert", """
            Jemand, vermutlich Sie, hat sich mit dieser Adresse registriert, für die es bereits eine Anmeldung gibt. Melden Sie sich \
            mit deren Passwort an oder wählen Sie innerhalb einer Stunde ein neues:

            %s

            Das Token ist %s

            Wenn Sie es nicht waren, ignorieren Sie diese Mail: Es hat sich nichts geändert.
            """);

    private final String page;
    private final String englishSubject;
    private final String english;
    private final String germanSubject;
    private final String german;

    AccountMail(String page, String englishSubject, String english, String germanSubject, String german) {
        this.page = page;
        this.englishSubject = englishSubject;
        this.english = english;
        this.germanSubject = germanSubject;
        this.german = german;
    }

    String subject(MailLanguage language) {
        return switch (language) {
            case ENGLISH -> englishSubject;
            case GERMAN -> germanSubject;
        };
    }

    /** {@return the text} The link leads to a view of the page, whose place follows the {@code #}: browsers do not send it, so that no server logs the token. */
    String text(MailLanguage language, String publicUrl, String token) {
        var link = publicUrl.replaceAll("/+$", "") + "/#/" + page + "?token=" + token;
        return switch (language) {
            case ENGLISH -> english.formatted(link, token);
            case GERMAN -> german.formatted(link, token);
        };
    }
}
