package dev.docent.api.account.mail;

import dev.docent.runtime.InvalidSettingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The server that sends mail about accounts.
 *
 * @param host name of the server; if empty, no mail is sent, and administrators hand out tokens
 * @param port where it accepts mail: 465 with TLS from the start, others with STARTTLS
 * @param username for a server that requires one
 * @param password of the user
 * @param from address of the sender, such as {@code Docent <docent@example.com>}; required with the host
 * @param startTls whether the connection must be encrypted by STARTTLS; false for a server on the same machine only
 */
@ConfigurationProperties("docent.mail")
record SmtpProperties(
        @DefaultValue("") String host,
        @DefaultValue("587") int port,
        @DefaultValue("") String username,
        @DefaultValue("") String password,
        @DefaultValue("") String from,
        @DefaultValue("true") boolean startTls) {

    SmtpProperties {
        if (host.isBlank() && !(username + password + from).isBlank()) {
            throw new InvalidSettingException("SMTP_USERNAME, SMTP_PASSWORD or SMTP_FROM is set, but SMTP_HOST"
                    + " (docent.mail.host) is not. Set it, or remove them to send no mail.");
        }
        if (!host.isBlank() && !isAddress(from)) {
            throw new InvalidSettingException(
                    "SMTP_HOST is set, so SMTP_FROM (docent.mail.from) must be the address of the"
                            + " sender, such as docent@example.com. Set it, or remove SMTP_HOST to send no mail.");
        }
        if (username.isBlank() != password.isBlank()) {
            throw new InvalidSettingException(
                    "Of SMTP_USERNAME (docent.mail.username) and SMTP_PASSWORD"
                            + " (docent.mail.password) only one is set. Set both, or none for a server without authentication.");
        }
    }

    /** {@return whether mail is sent} */
    boolean isSet() {
        return !host.isBlank();
    }

    private static boolean isAddress(String from) {
        try {
            new InternetAddress(from, true);
            return !from.isBlank();
        } catch (AddressException none) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "SmtpProperties[host=" + host + "]";
    }
}
