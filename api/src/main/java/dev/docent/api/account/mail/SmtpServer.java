package dev.docent.api.account.mail;

import org.springframework.mail.javamail.JavaMailSenderImpl;

/** Makes the client of the server that sends mail. */
final class SmtpServer {

    private static final int IMPLICIT_TLS = 465;
    private static final String TIMEOUT_MILLIS = "10000";

    private SmtpServer() {}

    /** {@return a client that connects for each mail} */
    static JavaMailSenderImpl of(SmtpProperties properties) {
        var client = new JavaMailSenderImpl();
        client.setHost(properties.host());
        client.setPort(properties.port());
        var settings = client.getJavaMailProperties();
        var isTlsFirst = properties.port() == IMPLICIT_TLS;
        var isTlsAfterwards = Boolean.toString(properties.startTls() && !isTlsFirst);
        settings.setProperty("mail.smtp.ssl.enable", Boolean.toString(isTlsFirst));
        settings.setProperty("mail.smtp.starttls.enable", isTlsAfterwards);
        settings.setProperty("mail.smtp.starttls.required", isTlsAfterwards);
        settings.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        settings.setProperty("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
        settings.setProperty("mail.smtp.timeout", TIMEOUT_MILLIS);
        settings.setProperty("mail.smtp.writetimeout", TIMEOUT_MILLIS);
        if (!properties.username().isBlank()) {
            client.setUsername(properties.username());
            client.setPassword(properties.password());
            settings.setProperty("mail.smtp.auth", "true");
        }
        return client;
    }
}
