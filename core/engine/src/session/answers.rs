//! [`Answers`]: what calls of the catalog gave, so that a DataFrame made by one carries it out once, however often it is
//! run. Spark: the plan cache of `SessionHolder`.

use std::collections::VecDeque;
use std::sync::Arc;

use firesteel_protocol::Node;

/// How many are kept. Spark: `spark.connect.session.planCache.maxSize`.
const MOST: usize = 16;

/// Answers by the plan ids of the calls and their bytes, the latest last.
#[derive(Debug, Default)]
pub(super) struct Answers(VecDeque<(i64, Vec<u8>, Arc<Node>)>);

impl Answers {
    pub(super) fn get(&mut self, plan_id: i64, call: &[u8]) -> Option<Arc<Node>> {
        let at = self.0.iter().position(|(id, own, _)| *id == plan_id && own == call)?;
        let found = self.0.remove(at)?;
        let answer = Arc::clone(&found.2);
        self.0.push_back(found);
        Some(answer)
    }

    pub(super) fn keep(&mut self, plan_id: i64, call: Vec<u8>, answer: Arc<Node>) {
        if self.0.len() >= MOST {
            self.0.pop_front();
        }
        self.0.push_back((plan_id, call, answer));
    }
}
