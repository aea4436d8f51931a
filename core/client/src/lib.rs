//! Firesteel's backend for Spark Connect servers.
use firesteel_protocol::spark::connect as proto;
use firesteel_protocol::*;
use futures::future::BoxFuture;
use std::sync::Arc;
pub struct ConnectionString;
impl ConnectionString {
    pub fn parse(_url: &str) -> Result<Self> {
        Ok(Self)
    }
}
pub struct Remote(SessionKey);
impl Remote {
    pub fn connect(_: &ConnectionString) -> Result<Arc<Self>> {
        Err(Error::unsupported("remote"))
    }
    pub fn session_key(&self) -> &SessionKey {
        &self.0
    }
}
impl Backend for Remote {
    fn execute<'a>(&'a self, _: &'a SessionKey, _: Execute) -> BoxFuture<'a, Result<EventStream>> {
        Box::pin(async { Err(Error::unsupported("remote")) })
    }
    fn analyze<'a>(
        &'a self,
        _: &'a SessionKey,
        _: Analyze,
    ) -> BoxFuture<'a, Result<proto::analyze_plan_response::Result>> {
        Box::pin(async { Err(Error::unsupported("remote")) })
    }
    fn config<'a>(
        &'a self,
        _: &'a SessionKey,
        _: proto::config_request::operation::OpType,
    ) -> BoxFuture<'a, Result<ConfigReply>> {
        Box::pin(async { Err(Error::unsupported("remote")) })
    }
    fn interrupt<'a>(&'a self, _: &'a SessionKey, _: Interrupt) -> BoxFuture<'a, Result<Vec<String>>> {
        Box::pin(async { Err(Error::unsupported("remote")) })
    }
    fn release_session<'a>(&'a self, _: &'a SessionKey) -> BoxFuture<'a, Result<()>> {
        Box::pin(async { Ok(()) })
    }
}
