//! Whether there is anything to show a window on, asked before anything is started that would panic without.

use std::path::Path;

/// Why no window can be shown.
#[derive(thiserror::Error, Debug, Clone, PartialEq, Eq)]
#[error("{why}\n`warroom play --text` plays in the terminal")]
pub struct NoDisplay {
    /// What is missing.
    pub why: String,
}

/// Looks for a display.
///
/// # Errors
/// If there is none.
pub fn probe() -> Result<(), NoDisplay> {
    if cfg!(not(all(unix, not(target_os = "macos"), not(target_os = "android")))) {
        return Ok(());
    }
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    if let Some(name) = set("WAYLAND_DISPLAY") {
        let folder = set("XDG_RUNTIME_DIR").unwrap_or_default();
        if answers(&Path::new(&folder).join(name)) {
            return Ok(());
        }
    }
    let Some(display) = set("DISPLAY") else {
        return Err(NoDisplay { why: "there is no display: neither DISPLAY nor WAYLAND_DISPLAY leads to one".into() });
    };
    if x_answers(&display) {
        return Ok(());
    }
    Err(NoDisplay { why: format!("nothing answers on the display `{display}`") })
}

/// Whether an X server answers: `:1` through its socket, `host:1` through port 6001.
fn x_answers(display: &str) -> bool {
    let Some((host, rest)) = display.rsplit_once(':') else { return false };
    let Ok(number) = rest.split('.').next().unwrap_or_default().parse::<u16>() else { return false };
    if matches!(host, "" | "unix") {
        return answers(Path::new(&format!("/tmp/.X11-unix/X{number}"))) || abstract_answers(number);
    }
    let Some(port) = 6000_u16.checked_add(number) else { return false };
    use std::net::ToSocketAddrs as _;
    let Ok(mut addresses) = (host, port).to_socket_addrs() else { return false };
    addresses.any(|at| std::net::TcpStream::connect_timeout(&at, std::time::Duration::from_secs(2)).is_ok())
}

#[cfg(unix)]
fn answers(socket: &Path) -> bool {
    std::os::unix::net::UnixStream::connect(socket).is_ok()
}

#[cfg(not(unix))]
fn answers(_socket: &Path) -> bool {
    true
}

/// Some servers listen on a name without a file only.
#[cfg(target_os = "linux")]
fn abstract_answers(number: u16) -> bool {
    use std::os::linux::net::SocketAddrExt as _;
    let name = format!("/tmp/.X11-unix/X{number}");
    std::os::unix::net::SocketAddr::from_abstract_name(name)
        .and_then(|at| std::os::unix::net::UnixStream::connect_addr(&at))
        .is_ok()
}

#[cfg(not(target_os = "linux"))]
fn abstract_answers(_number: u16) -> bool {
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_display_that_nobody_serves_does_not_answer() {
        for display in ["", "nonsense", ":x", ":64999", "unix:64998.0", "127.0.0.1:65000"] {
            assert!(!x_answers(display), "{display}");
        }
    }
}
