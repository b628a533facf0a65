package dev.docent.api.account.mail;

import dev.docent.api.account.Login;
import dev.docent.api.limit.AddressLimits;
import dev.docent.runtime.InvalidSettingException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.mail.MailException;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.scheduling.concurrent.ThreadPoolTaskExecutor;
import org.springframework.stereotype.Service;

/**
 * Sends mail about accounts. Everything that depends on whether an address has a login happens in the background, so that
 * neither an answer nor its time tells. Mail that cannot be sent is logged, counted in {@code docent.account.mails}, and
 * lost: people ask again. Safe for concurrent use.
 */
@Service
@EnableConfigurationProperties(SmtpProperties.class)
public class AccountMails implements DisposableBean {

    private static final int THREADS = 4;
    private static final int MAX_WAITING = 1000;
    private static final int SECONDS_TO_STOP = 10;
    private static final Logger log = LoggerFactory.getLogger(AccountMails.class);

    private final SmtpProperties properties;
    private final String publicUrl;
    private final AddressLimits limits;
    private final MeterRegistry meters;
    private final JavaMailSenderImpl server;
    private final ThreadPoolTaskExecutor threads = new ThreadPoolTaskExecutor();

    AccountMails(
            SmtpProperties properties,
            @Value("${docent.server.public-url:}") String publicUrl,
            AddressLimits limits,
            MeterRegistry meters) {
        if (properties.isSet() && publicUrl.isBlank()) {
            throw new InvalidSettingException(
                    "SMTP_HOST is set, so DOCENT_PUBLIC_URL (docent.server.public-url) must be the"
                            + " address for the links in mails. Set it, or remove SMTP_HOST to send no mail.");
        }
        this.properties = properties;
        this.publicUrl = publicUrl;
        this.limits = limits;
        this.meters = meters;
        this.server = SmtpServer.of(properties);
        threads.setCorePoolSize(THREADS);
        threads.setMaxPoolSize(THREADS);
        threads.setAllowCoreThreadTimeOut(true);
        threads.setQueueCapacity(MAX_WAITING);
        threads.setDaemon(true);
        threads.setThreadNamePrefix("account-mail-");
        threads.setWaitForTasksToCompleteOnShutdown(true);
        threads.setAwaitTerminationSeconds(SECONDS_TO_STOP);
        threads.initialize();
    }

    /** {@return whether a server is set} */
    public boolean isConfigured() {
        return properties.isSet();
    }

    /** Does something that ends with a mail, without waiting for it. Does nothing if no server is set. */
    public void inBackground(Runnable task) {
        if (!isConfigured()) {
            return;
        }
        try {
            threads.execute(() -> run(task));
        } catch (TaskRejectedException tooMany) {
            failed("-", tooMany);
        }
    }

    /** Sends a mail to the address of a login, unless it got too many within the hour. Waits for the server. */
    public void send(AccountMail mail, Login login, String token, MailLanguage language) {
        if (limits.countMail(login.email()).refused() != null) {
            count("limited");
            log.warn("event=account_mail_limited account={}", login.account());
            return;
        }
        try {
            server.send(message -> {
                var parts = new MimeMessageHelper(message, "UTF-8");
                parts.setFrom(properties.from());
                parts.setTo(login.email());
                parts.setSubject(mail.subject(language));
                parts.setText(mail.text(language, publicUrl, token));
                message.setHeader("Auto-Submitted", "auto-generated");
            });
            count("sent");
            log.info("event=account_mail_sent account={}", login.account());
        } catch (MailException failure) {
            failed(login.account(), failure);
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException failure) {
            failed("-", failure);
        }
    }

    private void failed(String account, Exception failure) {
        count("failed");
        log.warn(
                "event=account_mail_failed account={} error={}",
                account,
                failure.getClass().getSimpleName());
    }

    private void count(String outcome) {
        Counter.builder("docent.account.mails")
                .description("Mails about accounts")
                .tag("outcome", outcome)
                .register(meters)
                .increment();
    }

    @Override
    public void destroy() {
        threads.shutdown();
    }
}
