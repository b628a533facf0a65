package dev.docent.bench.load;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.util.net.SSLHostConfig;
import org.apache.tomcat.util.net.SSLHostConfigCertificate;

/** The command that serves a constant over TLS with Tomcat's defaults, and nothing else. */
public final class BareTomcat {

    private BareTomcat() {}

    /** Takes a port, a certificate and its key (PEM). Runs until the process ends. */
    public static void main(String[] arguments) throws IOException, LifecycleException {
        var tomcat = new Tomcat();
        tomcat.setBaseDir(Files.createTempDirectory("bare-tomcat").toString());
        tomcat.setConnector(connector(Integer.parseInt(arguments[0]), Path.of(arguments[1]), Path.of(arguments[2])));
        var context = tomcat.addContext("", null);
        Tomcat.addServlet(context, "constant", new Constant());
        context.addServletMappingDecoded("/", "constant");
        tomcat.start();
        tomcat.getServer().await();
    }

    private static Connector connector(int port, Path certificate, Path key) {
        var connector = new Connector();
        connector.setPort(port);
        connector.setSecure(true);
        connector.setScheme("https");
        connector.setProperty("SSLEnabled", "true");
        var host = new SSLHostConfig();
        var pair = new SSLHostConfigCertificate(host, SSLHostConfigCertificate.Type.UNDEFINED);
        pair.setCertificateFile(certificate.toString());
        pair.setCertificateKeyFile(key.toString());
        host.addCertificate(pair);
        connector.addSslHostConfig(host);
        return connector;
    }

    private static final class Constant extends HttpServlet {

        private static final byte[] UP = "{\"status\":\"UP\"}".getBytes(StandardCharsets.UTF_8);

        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("application/json");
            response.setContentLength(UP.length);
            response.getOutputStream().write(UP);
        }
    }
}
