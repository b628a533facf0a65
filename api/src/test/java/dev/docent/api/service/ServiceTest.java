package dev.docent.api.service;

import dev.docent.api.DocentApplication;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.UseMainMethod;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.context.annotation.Import;

/** Runs the service on an empty data folder, without TLS, on a free port: one for all the classes that ask for it. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = DocentApplication.class,
        webEnvironment = WebEnvironment.RANDOM_PORT,
        useMainMethod = UseMainMethod.ALWAYS,
        properties = {
            "server.ssl.enabled=false",
            "docent.access.master-key=" + Docent.MASTER_KEY,
            "docent.access.jwt-secret-key=" + Docent.JWT_SECRET,
            "docent.access.issuers.yral.issuer=" + ExternalUser.ISSUER,
            "docent.access.issuers.yral.audience=" + ExternalUser.AUDIENCE,
            "docent.access.issuers.yral.shared-secret=" + ExternalUser.SECRET,
            "docent.upload.max-file-size=1MB",
            "docent.upload.max-request-size=3MB",
            "docent.sample=classpath:first-sample.txt",
            "docent.server.cors-origins=" + CorsTest.ORIGIN,
            "docent.limits.address.requests-per-minute=1000000",
            "docent.limits.address.bad-credentials-per-minute=1000000",
            "docent.limits.key.requests-per-minute=1000000",
            "docent.limits.account.requests-per-minute=1000000",
            "docent.limits.account.questions-per-minute=1000000",
            "docent.limits.account.streams-per-minute=1000000",
            "docent.limits.account.evaluations-per-hour=1000000",
            "docent.limits.account.documents=0",
            "docent.limits.account.stored-bytes=0",
            "docent.webhooks.allow-http=true",
            "docent.webhooks.allow-private=true",
            "docent.webhooks.limits.messages-per-host=100000",
            "docent.webhooks.limits.challenges-per-address=100000"
        })
@ExtendWith(EmptyDataFolder.class)
@Import({Docent.class, HeldDocuments.class, MovableClock.class, StatementsOfRequests.class})
@interface ServiceTest {}
