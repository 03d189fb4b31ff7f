use sagsgang::permit::application::Application;
use utoipa::PartialSchema;
#[test]
fn dump() {
    println!("{}", serde_json::to_string_pretty(&Application::schema()).unwrap());
}
