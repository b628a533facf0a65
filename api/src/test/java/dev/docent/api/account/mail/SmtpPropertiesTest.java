package dev.docent.api.account.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.docent.runtime.InvalidSettingException;
import org.junit.jupiter.api.Test;

/** The settings of the server that sends mail, and the languages of mails. */
class SmtpPropertiesTest {

    @Test
    void areCompleteOrAbsent() {
        assertThat(smtp("", "", "", "").isSet()).isFalse();
        assertThat(smtp("mail.example.com", "", "", "docent@example.com").isSet())
                .isTrue();
        assertThat(smtp("mail.example.com", "docent", "secret", "Docent <docent@example.com>"))
                .hasToString("SmtpProperties[host=mail.example.com]");
    }

    @Test
    void nameWhatIsMissing() {
        refuses("SMTP_FROM", "mail.example.com", "", "", "");
        refuses("SMTP_FROM", "mail.example.com", "", "", "no address");
        refuses("SMTP_HOST", "", "", "", "docent@example.com");
        refuses("SMTP_HOST", "", "docent", "secret", "");
        refuses("only one is set", "mail.example.com", "docent", "", "docent@example.com");
        refuses("only one is set", "mail.example.com", "", "secret", "docent@example.com");
    }

    @Test
    void writeInTheLanguageThatIsPreferred() {
        assertThat(MailLanguage.of(null)).isEqualTo(MailLanguage.ENGLISH);
        assertThat(MailLanguage.of("de-AT,de;q=0.9,en;q=0.8")).isEqualTo(MailLanguage.GERMAN);
        assertThat(MailLanguage.of("en-GB,de;q=0.5")).isEqualTo(MailLanguage.ENGLISH);
        assertThat(MailLanguage.of("fr")).isEqualTo(MailLanguage.ENGLISH);
        assertThat(MailLanguage.of(";;q=x")).isEqualTo(MailLanguage.ENGLISH);
    }

    private static void refuses(String sentence, String host, String username, String password, String from) {
        assertThatExceptionOfType(InvalidSettingException.class)
                .isThrownBy(() -> smtp(host, username, password, from))
                .withMessageContaining(sentence);
    }

    private static SmtpProperties smtp(String host, String username, String password, String from) {
        return new SmtpProperties(host, 587, username, password, from, true);
    }
}
