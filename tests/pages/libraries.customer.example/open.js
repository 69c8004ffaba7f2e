// The page of one library: `/#antd/dialog` is Ant Design with its form in a dialog.
const [library] = location.hash.slice(1).split('/');
await import(`/bundle/libraries/${library}.js`);
