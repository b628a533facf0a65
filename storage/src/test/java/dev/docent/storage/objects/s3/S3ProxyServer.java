package dev.docent.storage.objects.s3;

import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.junit.S3ProxyExtension;

/** A server that checks signatures and their time, and knows neither checksums nor encryption, as many compatible ones. */
final class S3ProxyServer {

    private S3ProxyServer() {}

    static S3ProxyExtension make() {
        return S3ProxyExtension.builder()
                .withCredentials(AuthenticationType.AWS_V4, TestSettings.ACCESS_KEY, TestSettings.SECRET_KEY)
                .withBlobStoreProvider("transient")
                .ignoreUnknownHeaders()
                .build();
    }
}
