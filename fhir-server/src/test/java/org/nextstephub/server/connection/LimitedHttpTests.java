package org.nextstephub.server.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.catalina.Context;
import org.apache.catalina.connector.Connector;
import org.apache.catalina.startup.Tomcat;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A container with two workers, in which a servlet says what it read of a body. */
class LimitedHttpTests {

    private static final String PROXY = "127.0.0.1";
    private static final List<Refusal> REFUSED = new CopyOnWriteArrayList<>();

    @TempDir
    static Path folder;

    private static Tomcat tomcat;
    private static int port;

    private final List<Socket> open = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        Connector connector = new Connector(LimitedHttp.class.getName());
        connector.setPort(0);
        connector.setProperty("maxThreads", "2");
        connector.setProperty("connectionTimeout", "1500");
        ((LimitedHttp) connector.getProtocolHandler())
                .limit(
                        new HttpSettings(Duration.ofSeconds(2), 5, List.of(InetAddress.getByName(PROXY))),
                        100_000,
                        REFUSED::add);
        tomcat = new Tomcat();
        tomcat.setBaseDir(folder.toString());
        tomcat.setConnector(connector);
        Context context = tomcat.addContext("", folder.toString());
        Tomcat.addServlet(context, "reader", new Reader());
        context.addServletMappingDecoded("/", "reader");
        tomcat.start();
        port = connector.getLocalPort();
    }

    private static final class Reader extends HttpServlet {
        @Override
        protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getAttribute(IncomingBody.LATE) != null) {
                response.setStatus(408);
                response.getWriter().print("late");
            } else if (request.getContentType() != null) {
                response.getWriter().print("form " + request.getParameter("a"));
            } else {
                response.getWriter().print("read " + read(request));
            }
        }

        private static String read(HttpServletRequest request) {
            try {
                return String.valueOf(request.getInputStream().readAllBytes().length);
            } catch (IOException broken) {
                return "broken";
            }
        }
    }

    @AfterAll
    static void stop() throws Exception {
        tomcat.stop();
        tomcat.destroy();
    }

    @AfterEach
    void close() throws IOException {
        for (Socket socket : open) {
            socket.close();
        }
        REFUSED.clear();
    }

    private Socket connect(String from) throws IOException {
        Socket socket = new Socket(InetAddress.getByName(PROXY), port, InetAddress.getByName(from), 0);
        socket.setSoTimeout(10_000);
        socket.setTcpNoDelay(true);
        open.add(socket);
        return socket;
    }

    private Socket connect() throws IOException {
        return connect(PROXY);
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
        socket.getOutputStream().flush();
    }

    private static String post(String headers) {
        return "POST / HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n\r\n";
    }

    /** Everything up to these words. */
    private static String hear(Socket socket, String words) throws IOException {
        StringBuilder heard = new StringBuilder();
        for (int next = socket.getInputStream().read();
                next >= 0;
                next = socket.getInputStream().read()) {
            heard.append((char) next);
            if (heard.toString().endsWith(words)) {
                break;
            }
        }
        assertThat(heard.toString()).endsWith(words);
        return heard.toString();
    }

    @Test
    void bodiesThatDripHoldNoWorkerAndEndInTime() throws Exception {
        List<Socket> slow = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            Socket socket = connect();
            send(socket, post("Content-Length: 100") + "a");
            slow.add(socket);
        }
        Socket honest = connect();
        for (int i = 0; i < 5; i++) {
            for (Socket socket : slow) {
                send(socket, "a");
            }
            send(honest, post("Content-Length: 3") + "abc");
            hear(honest, "read 3");
        }
        for (Socket socket : slow) {
            assertThat(hear(socket, "late")).contains(" 408");
        }
        assertThat(REFUSED).hasSize(20).containsOnly(Refusal.SLOW_BODY);
    }

    @Test
    void aBodyThatComesInPiecesIsReadWhole() throws Exception {
        Socket socket = connect();
        send(socket, post("Content-Length: 50000"));
        for (int i = 0; i < 5; i++) {
            send(socket, "a".repeat(10_000));
        }
        hear(socket, "read 50000");
        send(socket, post("Content-Length: 7\r\nContent-Type: application/x-www-form-urlencoded"));
        send(socket, "b=1&a=2");
        hear(socket, "form 2");
    }

    @Test
    void whatFollowsABodyInOneWriteIsTheNextRequest() throws Exception {
        Socket socket = connect();
        send(socket, post("Content-Length: 10") + "abc");
        send(socket, "defghij" + post("Content-Length: 2") + "ab" + post("Transfer-Encoding: chunked") + "3\r\nab");
        hear(socket, "read 10");
        hear(socket, "read 2");
        send(socket, "c\r\n0\r\n\r\n");
        hear(socket, "read 3");
    }

    @Test
    void aBodyThatIsAskedForIsAskedForOnce() throws Exception {
        Socket socket = connect();
        send(socket, post("Content-Length: 3\r\nExpect: 100-continue"));
        hear(socket, "HTTP/1.1 100 \r\n\r\n");
        send(socket, "abc");
        assertThat(hear(socket, "read 3")).doesNotContain(" 100 ");
    }

    @Test
    void aBodyThatStopsOrBreaksIsAnsweredWithItsStatus() throws Exception {
        Socket silent = connect();
        send(silent, post("Content-Length: 3") + "a");
        Socket broken = connect();
        send(broken, post("Transfer-Encoding: chunked") + "3\r\nabc\r\nnothing like a length\r\n");
        Socket halfClosed = connect();
        send(halfClosed, post("Content-Length: 3") + "a");
        halfClosed.shutdownOutput();

        hear(broken, "HTTP/1.1 400");
        hear(halfClosed, "HTTP/1.1 400");
        assertThat(hear(silent, "late")).contains(" 408");
    }

    @Test
    void anAddressHasItsShareOfConnectionsAndAProxyAny() throws Exception {
        String other = "127.0.0.2";
        for (int i = 0; i < 5; i++) {
            Socket socket = connect(other);
            send(socket, post("Content-Length: 1") + "a");
            hear(socket, "read 1");
        }
        assertThat(connect(other).getInputStream().read()).isEqualTo(-1);
        assertThat(REFUSED).containsExactly(Refusal.TOO_MANY_OF_ADDRESS);
        for (int i = 0; i < 10; i++) {
            connect();
        }
        Socket socket = connect("127.0.0.3");
        send(socket, post("Content-Length: 1") + "a");
        hear(socket, "read 1");

        open.get(0).close();
        await().untilAsserted(() -> {
            Socket again = connect(other);
            send(again, post("Content-Length: 1") + "a");
            hear(again, "read 1");
        });
    }
}
